package chat.baton.flow;

import chat.baton.core.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant's drafts are kept in the engine: a tenant of their own, to which nobody belongs. Whatever looks for the
 * newest version of a merchant's flow, by whatever door, passes them over. What runs of a draft has its tenant.
 */
final class DraftTenant {

    /** No merchant's id has it. */
    private static final String SUFFIX = "/draft";

    private DraftTenant() {}

    static String of(MerchantId merchant) {
        return merchant.value() + SUFFIX;
    }

    static boolean is(@Nullable String tenant) {
        return tenant != null && tenant.endsWith(SUFFIX);
    }

    /** The merchant's own tenant; it is the tenant itself where that is no drafts'. */
    static String merchant(String tenant) {
        return is(tenant) ? tenant.substring(0, tenant.length() - SUFFIX.length()) : tenant;
    }

    /** For whom something runs, be it a draft or not. */
    static MerchantId owner(String tenant) {
        return MerchantId.of(merchant(tenant));
    }
}
