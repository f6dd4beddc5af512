import CCurl
import Foundation

/// One transfer of libcurl: made, set up and performed on one thread, then gone.
final class Transfer {
    /// What libcurl said when it could not do it.
    struct Trouble: Error {
        let code: CURLcode
        let words: String
    }

    private let handle: UnsafeMutableRawPointer
    private let load: Load
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let trouble = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ load: Load) throws {
        guard Transfer.isReady, let handle = curl_easy_init() else {
            throw Trouble(code: CURLE_FAILED_INIT, words: "libcurl cannot start")
        }
        self.handle = handle
        self.load = load
        trouble.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        let context = Unmanaged.passUnretained(load).toOpaque()
        try check(tiendo_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, trouble))
        try set(CURLOPT_NOSIGNAL, 1)
        // A proxy named in the environment would meet the peer in our place, past every check of its address.
        try set(CURLOPT_PROXY, "")
        try check(tiendo_curl_set_pointer(handle, CURLOPT_READDATA, context))
        try check(
            tiendo_curl_set_reader(handle) { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                return Unmanaged<Load>.fromOpaque(context).takeUnretainedValue().give(buffer, atMost: size * count)
            })
        try check(tiendo_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(
            tiendo_curl_set_writer(handle) { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                Unmanaged<Load>.fromOpaque(context).takeUnretainedValue().body.append(buffer, size * count)
                return size * count
            })
        try check(tiendo_curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        try check(
            tiendo_curl_set_head_writer(handle) { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                Unmanaged<Load>.fromOpaque(context).takeUnretainedValue().noteReply(buffer, size * count)
                return size * count
            })
        try check(tiendo_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context))
        try check(
            tiendo_curl_set_opener(handle) { context, _, address in
                guard let context, let address else { return -1 }
                return Unmanaged<Load>.fromOpaque(context).takeUnretainedValue().open(address)
            })
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
        trouble.deallocate()
    }

    func set(_ option: CURLoption, _ text: String) throws { try check(tiendo_curl_set_text(handle, option, text)) }
    func set(_ option: CURLoption, _ number: Int) throws { try check(tiendo_curl_set_number(handle, option, number)) }
    func set(_ option: CURLoption, size: Int) throws {
        try check(tiendo_curl_set_size(handle, option, Int64(size)))
    }

    /// A list of lines; libcurl keeps pointing at it until the transfer is gone.
    func set(_ option: CURLoption, lines: [String]) throws {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw Trouble(code: CURLE_OUT_OF_MEMORY, words: "out of memory")
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        try check(tiendo_curl_set_list(handle, option, list))
    }

    /// Does it; the thread stands still until it is done or its time is up.
    func perform() throws { try check(curl_easy_perform(handle)) }

    /// The code of the last answer: of HTTP, or of SMTP; 0 when there was none.
    var answerCode: Int {
        var code = 0
        return tiendo_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0
    }

    private func check(_ code: CURLcode) throws {
        guard code != CURLE_OK else { return }
        let detail = String(cString: trouble)
        throw Trouble(code: code, words: detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)
    }
}
