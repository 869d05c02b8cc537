#include "server/mail/transfer.h"

#include <gmime/gmime.h>

namespace filon {

std::string undo_transfer(std::string_view bytes, const std::string& encoding) {
    GMimeEncoding decoder;
    g_mime_encoding_init_decode(&decoder, g_mime_content_encoding_from_string(encoding.c_str()));
    std::string decoded(g_mime_encoding_outlen(&decoder, bytes.size()), '\0');
    decoded.resize(g_mime_encoding_step(&decoder, bytes.data(), bytes.size(), decoded.data()));
    return decoded;
}

}  // namespace filon
