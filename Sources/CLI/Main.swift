import Model
@main struct Main { static func main() {} }
