@main struct TerminalDemo { static func main() {} }
