package chat.baton.benchmark;

import java.util.List;

/** Somebody whose talk is part of the books. */
sealed interface Customer permits Shopper, Talk {

    /** What the provider calls them. */
    String id();

    /** The provider's ids of what was acknowledged, in order. */
    List<String> said();
}
