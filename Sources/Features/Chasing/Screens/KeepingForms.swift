import Vietnamese
import Web

/// The settings as typed.
struct SettingsForm {
    var clock: String
    var baseAddress: String

    init(_ settings: ChaseSettings) {
        clock = settings.clock
        baseAddress = settings.baseAddress
    }

    init(_ form: Form) {
        clock = tidy(form["gio"] ?? "")
        baseAddress = tidy(form["dia-chi"] ?? "")
    }

    /// - Throws: `ChaseProblem.badTime`.
    func settings() throws(ChaseProblem) -> ChaseSettings {
        guard let minute = ChaseSettings.minute(clock) else { throw .badTime }
        var settings = ChaseSettings()
        settings.minute = minute
        settings.baseAddress = baseAddress
        return settings
    }
}

/// One rule as typed.
struct RuleForm {
    let event: ChaseEvent
    var days: String
    var every: String
    var includesCoop: Bool
    var isOn: Bool
    var version: Int

    init(_ rule: ChaseRule) {
        event = rule.event
        days = rule.daysText
        every = String(rule.every)
        includesCoop = rule.includesCoop
        isOn = rule.isOn
        version = rule.version
    }

    init(_ event: ChaseEvent, _ form: Form) {
        self.event = event
        days = form["ngay"] ?? ""
        every = tidy(form["lap"] ?? "")
        includesCoop = form["phoi-hop"] != nil
        isOn = form["dung"] != nil
        version = Int(form["phien-ban"] ?? "") ?? -1
    }

    /// - Throws: `ChaseProblem.badDays`, `.badEvery`.
    func rule() throws(ChaseProblem) -> ChaseRule {
        guard let every = Int(every), (0...90).contains(every) else { throw .badEvery }
        return ChaseRule(
            event: event, days: try ChaseRule.days(days, for: event), every: every, includesCoop: includesCoop,
            isOn: isOn, version: version)
    }
}

/// A person of the list as typed.
struct PersonForm {
    var post = ChasePost.head.rawValue
    var name = ""
    var login = ""
    var email = ""
    var units = ""

    init() {}

    init(_ form: Form) {
        post = form["vai"] ?? ""
        name = form["ten"] ?? ""
        login = tidy(form["tai-khoan"] ?? "")
        email = tidy(form["thu"] ?? "")
        units = form["co-quan"] ?? ""
    }

    var facts: ChasePeople.Facts {
        ChasePeople.Facts(
            post: ChasePost(rawValue: post) ?? .contact, name: name, login: login, email: email,
            units: units.split { $0 == "\n" || $0 == ";" }.map(String.init))
    }
}
