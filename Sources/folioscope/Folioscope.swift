@main
struct Folioscope {
  static func main() {
    print("folioscope")
  }
}
