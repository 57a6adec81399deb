/// The entry point of libFuzzer, built by `scripts/fuzz` and by nothing else.
///
/// Any bytes are read, bound, checked and formatted; a trap, or a fault that `readingFault` finds,
/// ends the run and leaves the bytes in a file. `Tests/Corpus/fuzz-regress` keeps those that did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let fault = readingFault(Array(UnsafeBufferPointer(start: start, count: count)))
  if let fault {
    print(fault)
    fatalError("the fuzzer found a fault")
  }
  return 0
}
