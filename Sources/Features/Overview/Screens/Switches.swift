import Design
import Plans
import Progress
import Vocabulary

/// The two switches of a page about promises: from which proof they count as done, and by which deadline they are judged.
struct Switches {
    let lens: Lens
    let language: Language
    /// Where a changed lens leads.
    let address: (Lens) -> Address

    var html: HTML {
        """
        <div class="switches">\(group(Phrase("Tính là xong khi", "Counts as done when"), levels))\
        \(group(Phrase("Theo hạn", "By deadline"), clocks))</div>

        """
    }

    private var levels: [(name: String, to: Address, isOn: Bool)] {
        Lens.levels.map { level, _ in
            (language(level.name), with { $0.level = level }, lens.level == level)
        }
    }

    private var clocks: [(name: String, to: Address, isOn: Bool)] {
        [
            (language("Hiện hành", "In force"), with { $0.clock = .current }, lens.clock == .current),
            (language("Ban đầu", "Original"), with { $0.clock = .original }, lens.clock == .original),
        ]
    }

    private func with(_ change: (inout Lens) -> Void) -> Address {
        var copy = lens
        change(&copy)
        return address(copy)
    }

    private func group(_ name: Phrase, _ ways: [(name: String, to: Address, isOn: Bool)]) -> HTML {
        """
        <nav class="switch" aria-label="\(language(name))"><span>\(language(name))</span>\(ways.markup { way in
            "<a href=\"\(way.to)\"\(attribute: "aria-current", way.isOn ? "true" : nil)>\(way.name)</a>"
        })</nav>
        """
    }
}
