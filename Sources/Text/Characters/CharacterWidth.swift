/// Columns that a scalar outside ASCII takes on a terminal, as the C library of the terminal shim
/// counts them: 0 for combining marks and format characters, 2 for East Asian wide characters and
/// emoji, 1 for everything else.
@usableFromInline
func widthOfVisible(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  // Arrows and box drawing: nearly all of what is ever shown.
  if value >= 0x2010 && value < 0x2028 || value >= 0x2190 && value < 0x2300 { return 1 }
  if value >= 0x2460 && value < 0x25FD { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
  default: break
  }
  if value >= 0x1160 && value <= 0x11FF || value >= 0xD7B0 && value <= 0xD7FB { return 0 }
  return isWide(scalar) ? 2 : 1
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x1100 { return false }
  switch value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4DC0...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
    0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
    return true
  case 0x1F1E6...0x1F1FF:
    return false
  default:
    return scalar.properties.isEmojiPresentation
  }
}
