import Foundation

// The measurements that run inside a process; scripts/bench adds the peers and prints the whole table.
//
//   bench reading FILE [RUNS]        medians of unzip + one XML pass, of reading, and of the whole extraction
//   bench seed DATA COUNT            a database with COUNT tasks
//   bench sql DATA SECONDS           how often a second the register's own statements run
//   bench year DATA                  a province's year: 1,500 tasks, 20,000 promises, 60,000 updates
//   bench board DATA                 the board over them: read whole, brought up to date, asked for every number
//   bench packs DATA                 the XLSX packs of all units, as one ZIP
//   bench indicators DATA COUNT      indicators asked of 116 units, every third a ratio
//   bench values DATA FILE I P N     the values of I indicators, P months, N breakdowns each, as CSV
//   bench aims DATA                  a plan whose targets they measure
//   bench touch DATA                 one more value, as if just sent
//   bench cube DATA                  the cube over them: read whole, and rolled up over all history
//   bench forecast FILE              what the forecast says of the series in FILE (JSON)
//   bench bare PORT FILE             the bare framework answering FILE's bytes
//   bench samples FOLDER             what our writers write, for other people's programs to open
//   bench handover FOLDER            the record of a handover, for the same
//   bench sdmx FOLDER                values as SDMX, for the same

let words = CommandLine.arguments.dropFirst()
switch (words.first ?? "", Array(words.dropFirst())) {
case ("reading", let rest) where rest.count >= 1:
    try ReadingBench.run(path: rest[0], runs: rest.count > 1 ? Int(rest[1]) ?? 9 : 9)
case ("seed", let rest) where rest.count == 2:
    try await RegisterBench.seed(data: rest[0], count: Int(rest[1]) ?? 10_000)
case ("sql", let rest) where rest.count == 2:
    try await RegisterBench.statements(data: rest[0], seconds: Double(rest[1]) ?? 5)
case ("year", let rest) where rest.count == 1: try await YearBench.seed(data: rest[0])
case ("board", let rest) where rest.count == 1: try await YearBench.board(data: rest[0])
case ("packs", let rest) where rest.count == 1: try await PackBench.all(data: rest[0])
case ("indicators", let rest) where rest.count == 2:
    try await ValueBench.define(data: rest[0], count: Int(rest[1]) ?? 60)
case ("values", let rest) where rest.count == 5:
    try await ValueBench.file(
        data: rest[0], path: rest[1], indicators: Int(rest[2]) ?? 60, periods: Int(rest[3]) ?? 144,
        parts: Int(rest[4]) ?? 0)
case ("aims", let rest) where rest.count == 1: try await ValueBench.aims(data: rest[0])
case ("touch", let rest) where rest.count == 1: try await ValueBench.touch(data: rest[0])
case ("cube", let rest) where rest.count == 1: try await ValueBench.cube(data: rest[0])
case ("samples", let rest) where rest.count == 1:
    try Samples.write(into: rest[0])
case ("handover", let rest) where rest.count == 1:
    try HandoverSample.write(into: rest[0])
case ("sdmx", let rest) where rest.count == 1: try SDMXSample.write(into: rest[0])
case ("forecast", let rest) where rest.count == 1: try ForecastBench.run(path: rest[0])
case ("bare", let rest) where rest.count == 2:
    try await BareServer.serve(port: Int(rest[0]) ?? 8090, file: rest[1])
default:
    print(
        "bench reading FILE [RUNS] | seed DATA COUNT | sql DATA SECONDS | year DATA | board DATA | packs DATA | forecast FILE | indicators DATA COUNT | values DATA FILE I P N | aims DATA | touch DATA | cube DATA | bare PORT FILE | samples FOLDER | handover FOLDER | sdmx FOLDER"
    )
    exit(64)
}
