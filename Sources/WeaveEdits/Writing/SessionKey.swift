package import WeaveModel

/// A session header that an edit writes under: of a whole meeting, or of one section of it.
package struct SessionKey: Hashable {
  let space: SpaceID
  let when: When
  let section: EntityRef?

  /// The address the header names.
  var address: Address { Address(space: space, when: when, section: section) }

  /// The header of the whole meeting.
  var ofWholeMeeting: SessionKey { SessionKey(space: space, when: when, section: nil) }
}

extension Model {
  /// The header of `session`: of the whole meeting, or of its own section.
  package func key(of session: Session, wholeMeeting: Bool = false) -> SessionKey {
    var when = address(of: session).when ?? session.when
    let section = wholeMeeting ? nil : section(of: session)
    // The headers of a meeting name it alike: a bare day and a start would be two meetings.
    let blocks =
      section == nil
      ? [session.sectionBlock, session.wholeBlock] : [session.wholeBlock, session.sectionBlock]
    for block in blocks.compactMap(\.ifAny) {
      if let own = self.blocks[block].when { when = own }
    }
    return SessionKey(space: session.space, when: when, section: section)
  }

  /// The address of a header, as a line names it.
  package func written(_ key: SessionKey) -> String { written(key.address) }
}
