import Design
import Organizations
package import Plans
import Vocabulary
import Web

extension IndicatorsFeature {
    /// What pages of targets, plans and indicators are read from.
    var showing: Showing {
        Showing(
            database: database, world: world, books: books,
            forecasts: forecasts, cache: pages)
    }

    /// How far a target is, over its words.
    package var targetPanel: TargetPanel { TargetShowing(showing: showing).panel }

    /// How targets stand, for their register.
    package var targetMarks: TargetMarks {
        let showing = showing
        return TargetMarks { call, viewer in
            let language = call.language
            let lines = viewer.readsIndicators ? try await showing.books.book(for: viewer).lines : []
            return TargetMarkBook(
                groups: TargetMarking.groups(language), unmarked: TargetMarking.Group.silent.rawValue,
                marks: TargetMarking.marks(lines, language), headings: TargetMarking.headings(language),
                ways: viewer.readsIndicators ? TargetMarking.ways(viewer, language) : [])
        }
    }
}

extension IndicatorsFeature {
    /// What is measured of a plan, on its page.
    package var planPanel: PlanPanel {
        let showing = showing
        return PlanPanel { plan, call, viewer in
            guard viewer.readsIndicators else { return .empty }
            let (today, language) = (showing.world.today(), call.language)
            return try await showing.cache.part("ke-hoach \(plan.text)", for: viewer, on: today, in: language) {
                let book = try await showing.books.book(for: viewer)
                return PlanMeasures(
                    plan: plan, lines: book.only(try await showing.readable(viewer)).filter { $0.line.plan == plan },
                    steps: book.steps, today: today, language: language
                ).html
            }
        }
    }
}
