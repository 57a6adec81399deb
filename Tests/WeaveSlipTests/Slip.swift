import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// The fourteen kinds of slips of one hand or one tool that a plan must bear.
enum SlipKind: String, CaseIterable {
  case lostIndent = "lost indent"
  case lostHeader = "lost header line"
  case lostLine = "lost line"
  case doubledLine = "doubled line"
  case swappedLines = "swapped neighbouring lines"
  case blankLine = "blank line inside a block"
  case mergeMarker = "leftover of a merge"
  case misspeltKeyword = "misspelt keyword"
  case swappedWords = "swapped words"
  case lostCharacter = "lost character in a name"
  case missingDate = "missing date"
  case unclosedQuote = "unclosed quote"
  case curlyQuotes = "curly quotes"
  case strayCharacter = "stray character"
}

/// A plan with one slip.
struct Slip {
  let kind: SlipKind
  /// The line it was made on, from 0.
  let line: Int
  let lines: [String]
  /// Where each line of the sound plan now stands; nil where it is gone.
  let places: [Int?]
  /// The lines of the sound plan that the hand touched; all others are as they were.
  let touched: Set<Int>
}

/// Makes slips on one plan.
struct SlipMaker {
  let lines: [String]
  let readings: [LineReading?]

  /// The slip of `kind` on line `line`, or nil where there is nothing for it to go wrong with.
  func slip(_ kind: SlipKind, on line: Int, _ random: inout SeededGenerator) -> Slip? {
    guard let reading = readings[line] else { return nil }
    let text = lines[line]
    switch kind {
    case .lostIndent:
      guard text.hasPrefix(" ") else { return nil }
      return replacing(kind, line, with: String(text.drop { $0 == " " }))
    case .lostHeader:
      guard reading.kind.role == .header, line + 1 < lines.count, lines[line + 1].hasPrefix(" ")
      else { return nil }
      return removing(kind, line)
    case .lostLine: return reading.kind.role == .fact ? removing(kind, line) : nil
    case .doubledLine: return inserting(kind, text, below: line)
    case .swappedLines: return swapping(kind, line)
    case .blankLine: return text.hasPrefix(" ") ? inserting(kind, "", above: line) : nil
    case .mergeMarker:
      let marker = ["<<<<<<< HEAD", "=======", ">>>>>>> branch"].randomElement(using: &random)
      return inserting(kind, marker ?? "=======", above: line)
    case .misspeltKeyword, .swappedWords, .lostCharacter, .missingDate, .unclosedQuote,
      .curlyQuotes, .strayCharacter:
      return damaged(kind, text, &random).flatMap {
        $0 == text ? nil : replacing(kind, line, with: $0)
      }
    }
  }

  // MARK: Slips of whole lines

  private func replacing(_ kind: SlipKind, _ line: Int, with text: String) -> Slip {
    var changed = lines
    changed[line] = text
    return Slip(
      kind: kind, line: line, lines: changed, places: lines.indices.map { $0 }, touched: [line])
  }

  private func removing(_ kind: SlipKind, _ line: Int) -> Slip {
    var changed = lines
    changed.remove(at: line)
    let places = lines.indices.map { $0 == line ? nil : Optional($0 > line ? $0 - 1 : $0) }
    return Slip(kind: kind, line: line, lines: changed, places: places, touched: [line])
  }

  private func inserting(_ kind: SlipKind, _ text: String, above line: Int) -> Slip {
    var changed = lines
    changed.insert(text, at: line)
    let places = lines.indices.map { Optional($0 >= line ? $0 + 1 : $0) }
    return Slip(kind: kind, line: line, lines: changed, places: places, touched: [])
  }

  private func inserting(_ kind: SlipKind, _ text: String, below line: Int) -> Slip {
    var changed = lines
    changed.insert(text, at: line + 1)
    let places = lines.indices.map { Optional($0 > line ? $0 + 1 : $0) }
    return Slip(kind: kind, line: line, lines: changed, places: places, touched: [])
  }

  private func swapping(_ kind: SlipKind, _ line: Int) -> Slip? {
    guard line + 1 < lines.count, readings[line + 1] != nil else { return nil }
    var changed = lines
    changed.swapAt(line, line + 1)
    var places = lines.indices.map { Optional($0) }
    places.swapAt(line, line + 1)
    return Slip(
      kind: kind, line: line, lines: changed, places: places, touched: [line, line + 1])
  }

  // MARK: Slips within a line

  private func damaged(
    _ kind: SlipKind, _ text: String, _ random: inout SeededGenerator
  ) -> String? {
    let source = SourceText(name: "line", text)
    let tokens = lex(source.bytes)
    let all = (0..<tokens.count - 1).filter { tokens.code($0) != .remark }
    func splice(_ range: ByteRange, _ replacement: String) -> String {
      let bytes = source.bytes
      return String(
        decoding: bytes[..<Int(range.start)] + Array(replacement.utf8) + bytes[Int(range.end)...],
        as: UTF8.self)
    }
    func word(_ token: Int) -> String { source.string(in: tokens.range(token)) }
    switch kind {
    case .misspeltKeyword:
      return all.first.map { splice(tokens.range($0), misspelt(word($0), &random)) }
    case .lostCharacter:
      let names = all.dropFirst().filter { tokens.code($0) == .word && word($0).count > 1 }
      return names.randomElement(using: &random).map { name in
        var characters = Array(word(name))
        characters.remove(at: Int.random(in: 0..<characters.count, using: &random))
        return splice(tokens.range(name), String(characters))
      }
    case .missingDate:
      let dates = all.filter { tokens.code($0) == .date }
      return dates.randomElement(using: &random).map { splice(tokens.range($0), "") }
    case .swappedWords:
      let pairs = all.dropLast().filter { tokens.range($0).end < tokens.range($0 + 1).start }
      return pairs.randomElement(using: &random).map { left in
        let both = ByteRange(tokens.range(left).start, tokens.range(left + 1).end)
        let gap = ByteRange(tokens.range(left).end, tokens.range(left + 1).start)
        return splice(both, word(left + 1) + source.string(in: gap) + word(left))
      }
    case .unclosedQuote:
      let strings = all.filter { tokens.code($0).isString }
      return strings.randomElement(using: &random).map {
        splice(ByteRange(tokens.range($0).end - 1, tokens.range($0).end), "")
      }
    case .curlyQuotes:
      let strings = all.filter { tokens.code($0).isString }
      return strings.randomElement(using: &random).map {
        splice(tokens.range($0), "“" + word($0).dropFirst().dropLast() + "”")
      }
    default:
      let outside = all.filter { !tokens.code($0).isString }
      let mark = [";", "&", ",", ".", "'", ")", "*"].randomElement(using: &random) ?? ";"
      return outside.randomElement(using: &random).map { token in
        let range = tokens.range(token)
        let place = UInt32.random(in: range.start...range.end, using: &random)
        return splice(ByteRange(place, place), mark)
      }
    }
  }

  /// `word` with a letter lost, doubled, or swapped with the next.
  private func misspelt(_ word: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 0..<letters.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where letters.count > 1: letters.remove(at: place)
    case 1 where place + 1 < letters.count: letters.swapAt(place, place + 1)
    default: letters.insert(letters[place], at: place)
    }
    return String(letters)
  }
}
