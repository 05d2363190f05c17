package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Part;
import chat.baton.channel.PartMark;
import chat.baton.conversation.Content;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A message as the requests Apple takes, one for each part. They are drafts where pictures or files belong to them: the
 * address stands where the route will put what lies there.
 */
record AppleDrafts(Account account, Outgoing message) {

    List<String> of(Content content) {
        var parts = new AppleRendering(Facts.capabilities(message.facts())).parts(content);
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(number -> draft(parts.get(number - 1), id(number, parts.size())))
                .toList();
    }

    /** The same on each try, so that the provider can tell a repetition. */
    private UUID id(int part, int parts) {
        return UUID.nameUUIDFromBytes(
                new PartMark(message.id(), part, parts).toString().getBytes(StandardCharsets.UTF_8));
    }

    private String draft(Part part, UUID id) {
        return envelope(id.toString(), account, message.recipient(), ApplePart.of(part, id.toString()));
    }

    /** @param rest the type and what belongs to it */
    static String envelope(String id, Account account, String customer, ApplePart rest) {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("id", id);
        body.put("type", rest.type());
        body.put("sourceId", account.get(AppleAccount.BUSINESS_ID));
        body.put("destinationId", customer);
        body.putAll(rest.fields());
        return Json.write(body);
    }
}
