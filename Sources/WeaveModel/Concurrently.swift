import Dispatch

/// The values of `body` for `0 ..< count`, in order, worked out on all cores.
///
/// `body` must be a pure function: the result does not depend on who was first.
package func concurrently<Value>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
  unsafe [Value](unsafeUninitializedCapacity: count) { slots, filled in
    let box = unsafe Slots(base: slots)
    // Neighbours are worked out together, so that a small body does not pay for a handover each.
    let chunk = max(1, min(64, count / 16))
    DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { part in
      for index in part * chunk..<min(count, (part + 1) * chunk) { box.set(index, body(index)) }
    }
    filled = count
  }
}

/// Places for results that several threads fill, each its own.
@safe
private struct Slots<Value>: @unchecked Sendable {
  let base: UnsafeMutableBufferPointer<Value>

  func set(_ index: Int, _ value: Value) { unsafe base.initializeElement(at: index, to: value) }
}
