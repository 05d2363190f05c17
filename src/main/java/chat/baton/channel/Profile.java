package chat.baton.channel;

import org.jspecify.annotations.Nullable;

/**
 * Who a customer is, as the provider tells; parts it does not tell are absent.
 *
 * @param language a BCP 47 tag
 */
public record Profile(@Nullable String name, @Nullable String pictureUrl, @Nullable String language) {}
