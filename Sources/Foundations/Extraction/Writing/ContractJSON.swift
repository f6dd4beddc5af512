internal import Vocabulary

/// The extract as `tiendo.extract/1`: UTF-8, NFC, keys in the contract's order, the same bytes for the same value.
package func contractJSON(_ extract: Extract) -> String {
    var json = JSONText()
    json.object { json in
        json.key("schema", "tiendo.extract/1")
        json.key("source") { $0.source(extract.source) }
        json.key("document") { $0.document(extract.document) }
        json.key("tasks") { $0.list(extract.tasks) { $0.task($1) } }
        json.key("targets") { $0.list(extract.targets) { $0.target($1) } }
        json.key("projects") { $0.list(extract.projects) { $0.project($1) } }
        json.key("progress") { $0.list(extract.progress) { $0.progress($1) } }
        json.key("tables") { $0.list(extract.tables) { $0.account($1) } }
        json.key("findings") { $0.list(extract.findings) { $0.finding($1) } }
    }
    return json.text + "\n"
}

extension JSONText {
    fileprivate mutating func source(_ source: Source) {
        object { json in
            json.key("file", source.file)
            json.key("sha256", source.sha256)
            json.key("format", source.format)
            json.key("pages", source.pages)
            json.key("ocr", source.ocr)
        }
    }

    fileprivate mutating func document(_ head: DocumentHead) {
        object { json in
            json.key("kind", head.kind)
            json.key("issuer", head.issuer)
            json.key("number", head.number)
            json.key("date", head.date)
            json.key("title", head.title)
            json.key("signer") { json in
                json.object { json in
                    json.key("name", head.signerName)
                    json.key("position", head.signerPosition)
                }
            }
            json.key("draft", head.isDraft)
            json.key("recipients") { $0.list(head.recipients) { $0.string($1) } }
            json.key("citations") { json in
                json.list(head.citations) { json, citation in
                    json.object { json in
                        json.key("raw", citation.raw)
                        json.key("kind", citation.kind)
                        json.key("number", citation.number)
                        json.key("date", citation.date)
                    }
                }
            }
            json.key("duties") { json in
                json.list(head.duties) { json, duty in
                    json.object { json in
                        json.key("raw", duty.raw)
                        json.key("cadence", duty.cadence)
                        json.key("due", duty.due)
                        json.key("from", duty.from)
                        json.key("to", duty.to)
                    }
                }
            }
        }
    }

    fileprivate mutating func task(_ task: ExtractedTask) {
        object { json in
            json.key("annex", task.annex)
            json.key("section", task.section)
            json.key("sectionTitle", task.sectionTitle)
            json.key("no", task.no)
            json.key("title", task.title)
            json.key("lead") { $0.agency(task.lead) }
            json.key("coop") { $0.agency(task.coop) }
            json.key("deadline") { $0.deadline(task.deadline) }
            json.key("result", task.result)
            json.tail(task.origin, task.confidence, task.flags)
        }
    }

    fileprivate mutating func target(_ target: ExtractedTarget) {
        object { json in
            json.key("annex", target.annex)
            json.key("phase", target.phase)
            json.key("horizon", target.horizon)
            json.key("section", target.section)
            json.key("no", target.no)
            json.key("parent", target.parent)
            json.key("name", target.name)
            json.key("unit", target.unit)
            json.key("value") { json in
                json.object { json in
                    json.key("raw", target.value.raw)
                    json.key("op", target.value.op.rawValue)
                    json.key("low", target.value.low)
                    json.key("high", target.value.high)
                    json.key("unit", target.value.unit)
                }
            }
            json.key("lead") { $0.agency(target.lead) }
            json.key("performers") { $0.agency(target.performers) }
            json.tail(target.origin, target.confidence, target.flags)
        }
    }

    fileprivate mutating func project(_ project: ExtractedProject) {
        object { json in
            json.key("annex", project.annex)
            json.key("group", project.group)
            json.key("no", project.no)
            json.key("name", project.name)
            json.key("lead") { $0.agency(project.lead) }
            json.key("years") { $0.integers(project.years) }
            json.tail(project.origin, project.confidence, project.flags)
        }
    }

    fileprivate mutating func progress(_ row: ExtractedProgress) {
        object { json in
            json.key("section", row.section)
            json.key("no", row.no)
            json.key("title", row.title)
            json.key("lead") { $0.agency(row.lead) }
            json.key("expected", row.expected)
            json.key("deadline") { $0.deadline(row.deadline) }
            json.key("achieved", row.achieved)
            json.key("planned", row.planned)
            json.key("obstacles", row.obstacles)
            json.tail(row.origin, row.confidence, row.flags)
        }
    }

    fileprivate mutating func account(_ table: TableAccount) {
        object { json in
            json.key("index", table.index)
            json.key("page", table.page)
            json.key("kind", table.kind.rawValue)
            json.key("header", table.header)
            json.key("rows", table.rows)
            json.key("taken", table.taken)
            json.key("sections", table.sections)
            json.key("left") { json in
                json.list(table.left) { json, left in
                    json.object { json in
                        json.key("row", left.row)
                        json.key("why", left.why)
                    }
                }
            }
        }
    }

    fileprivate mutating func finding(_ finding: Finding) {
        object { json in
            json.key("code", finding.code)
            json.key("severity", finding.severity.rawValue)
            json.key("says", finding.says)
            json.key("origin") { $0.origin(finding.origin) }
        }
    }

    private mutating func tail(_ origin: Origin, _ confidence: Double, _ flags: [String]) {
        key("origin") { $0.origin(origin) }
        key("confidence", confidence)
        key("flags", flags)
    }

    private mutating func agency(_ agency: AgencyReading) {
        object { json in
            json.key("raw", agency.raw)
            json.key("units", agency.units)
        }
    }

    private mutating func deadline(_ deadline: DeadlineReading) {
        object { json in
            json.key("raw", deadline.raw)
            json.key("kind", deadline.kind.rawValue)
            json.key("start", deadline.start?.iso)
            json.key("end", deadline.end?.iso)
        }
    }

    private mutating func origin(_ origin: Origin) {
        object { json in
            json.key("page", origin.page)
            json.key("table", origin.table)
            json.key("row", origin.row)
            json.key("lines") { json in
                if let lines = origin.lines {
                    json.integers([lines.lowerBound, lines.upperBound])
                } else {
                    json.raw("null")
                }
            }
            json.key("text", origin.text)
        }
    }
}
