import Glibc

/// Writes a line that is seen at once.
func report(_ line: String) {
  print(line)
  fflush(nil)
}

/// Writes a message to the standard error.
func complain(_ message: String) {
  let line = Array((message + "\n").utf8)
  _ = write(2, line, line.count)
}
