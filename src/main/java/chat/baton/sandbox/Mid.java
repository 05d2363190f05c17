package chat.baton.sandbox;

import chat.baton.core.Ids;

/** Message ids, in the form Meta gives them. */
final class Mid {

    private Mid() {}

    static String next() {
        return "m_" + Ids.next().toString().replace("-", "");
    }
}
