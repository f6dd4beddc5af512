import Calendars
import Database
import Organizations
import Progress
import TestHouse
import Testing
import Vocabulary

@testable import Chasing

@Suite struct WhatWaits {
    @Test func `an unanswered claim, an undecided extension and a returned result reach those who can act`()
        async throws
    {
        try await withChasing { house in
            let unit = try await house.person("khcn", unit: "so-khcn")
            let awaited = try await house.person("noi-vu", unit: "so-noi-vu")
            let office = try await house.person("van-phong", roles: [.office])
            let claimed = try await house.promise(try await house.add("Việc chờ sở khác"))
            let asked = try await house.promise(try await house.add("Việc xin gia hạn", due: "2026-06-30"))
            let returned = try await house.promise(try await house.add("Việc bị trả lại"))
            let now = house.clock.now
            try await house.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO claims (id, assignment_id, on_unit_id, cause, words, state, made_by, made_name, made_at,
                        made_on, answer_words, answered_name, closed_words)
                    VALUES ('c1', \(claimed.id), \(awaited.unit), '', 'Chờ số liệu', 'open', 'x', 'x', \(now), '2026-01-12',
                        '', '', '')
                    """)
                try tx.run(
                    """
                    INSERT INTO extensions (id, assignment_id, state, due_before, wanted_on, reason, cause, asked_by,
                        asked_name, asked_at, asked_on, document_words, decision_words)
                    VALUES ('e1', \(asked.id), 'asked', '2026-06-30', '2026-09-30', 'Chờ vốn', '', 'x', 'x', \(now),
                        '2026-01-12', '', '')
                    """)
                try tx.run("UPDATE assignments SET state = 'returned', state_at = \(now) WHERE id = \(returned.id)")
            }
            for date in ["2026-01-14", "2026-01-15", "2026-01-16"] {
                try house.move(to: date)
                try await house.work()
            }
            #expect(try await house.told(awaited, on: "2026-01-15") == ["claim 3 Việc chờ sở khác"])
            #expect(try await house.told(office, on: "2026-01-15") == ["extension 3 Việc xin gia hạn"])
            #expect(try await house.told(unit, on: "2026-01-15").isEmpty)
            // Five days after Monday the 12th is Saturday; the next working day is Monday the 19th.
            try house.move(to: "2026-01-19")
            try await house.work()
            #expect(try await house.told(unit, on: "2026-01-19") == ["returned 7 Việc bị trả lại"])
        }
    }

    @Test func `communes of a declared event are not chased for lateness while it lasts`() async throws {
        try await withChasing { house in
            let hit = try await house.person("xa.mot", unit: "xa-21034")
            let spared = try await house.person("khcn", unit: "so-khcn")
            try await house.add("Việc chung", lead: ["xa-21034", "so-khcn"], due: "2026-01-12")
            let pause = Pauses(database: house.database, world: house.world)
            let commune = try #require(hit.unit)
            try await house.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO pauses (id, name, words, valid_from, declared_at)
                    VALUES ('p1', 'Bão', 'QĐ 1', '2026-01-13', \(house.clock.now))
                    """)
                try tx.run("INSERT INTO pause_units (pause_id, unit_id) VALUES ('p1', \(commune))")
            }
            #expect(try await house.database.read { try pause.all(in: $0).count } == 1)
            for date in ["2026-01-12", "2026-01-13", "2026-01-20"] {
                try house.move(to: date)
                try await house.work()
            }
            #expect(try await house.told(spared, on: "2026-01-13") == ["deadline 1 Việc chung"])
            #expect(try await house.told(spared, on: "2026-01-20") == ["deadline 8 Việc chung"])
            #expect(try await house.digests.own(hit, limit: 9).map(\.day.iso) == ["2026-01-12"])
        }
    }
}
