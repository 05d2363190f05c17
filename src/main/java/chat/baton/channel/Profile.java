package chat.baton.channel;

import org.jspecify.annotations.Nullable;

/** Who a customer is, as the provider tells; parts it does not tell are absent. */
public record Profile(@Nullable String name, @Nullable String pictureUrl) {}
