#include "CProcess.h"

#include <nss.h>

void cp_use_built_in_name_services(void) {
    if (!cp_is_static()) return;
    __nss_configure_lookup("hosts", "files dns");
    __nss_configure_lookup("passwd", "files");
}
