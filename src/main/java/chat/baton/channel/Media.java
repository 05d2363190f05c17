package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.MessageTakenBack;
import chat.baton.conversation.MessagesForgotten;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Pictures and files customers and agents send each other. */
@Component
public class Media {

    private static final int LONGEST_NAME = 200;

    private final MediaTable table;
    private final MediaStore store;
    private final MediaIntake intake;
    private final MediaLinks links;

    Media(MediaTable table, MediaStore store, MediaIntake intake, MediaLinks links) {
        this.table = table;
        this.store = store;
        this.intake = intake;
        this.links = links;
    }

    /**
     * Something a customer sent that lies at the provider.
     *
     * @param kind      {@code image}, {@code audio}, {@code video} or {@code file}
     * @param reference what the channel's route {@code direct:fetch-<name>} needs to get it; an https address when the
     *                  channel has no such route
     * @param name      the file's name; absent when the provider tells none
     * @param caption   what the customer wrote to it; absent when nothing
     */
    public record Source(String kind, String reference, @Nullable String name, @Nullable String caption) {}

    /** The content that stands for it in the transcript. Inside the worker's transaction; the fetching comes later. */
    public Content sent(InboundEvent event, Source source) {
        var id = Ids.next();
        var name = plain(source.name());
        table.want(id, event.from(), new Source(source.kind(), source.reference(), name, source.caption()));
        return Attachment.content(id, source.kind(), name, source.caption());
    }

    /**
     * Keeps what an agent sends to a customer.
     *
     * @param name what the agent calls the file
     * @throws UnfitFile   when it is empty, too large or of a type that is not kept, or could not be sent
     * @throws IOException when it does not come or cannot be stored
     */
    public Attachment keep(CustomerRef to, @Nullable String name, InputStream bytes) throws IOException {
        links.ensurePublic();
        try (var file = intake.take(bytes, name)) {
            return keep(Ids.next(), to, name, file);
        }
    }

    /**
     * Keeps what a customer sends to Baton itself and will see by a link. The same bytes with the same message are the same
     * file, so that it can be sent again; other bytes never take its place.
     *
     * @param message what its sender calls the message
     * @param name    what its sender calls the file
     * @throws UnfitFile   as when an agent sends it
     * @throws IOException when it does not come or cannot be stored
     */
    public Attachment keep(CustomerRef from, String message, @Nullable String name, InputStream bytes)
            throws IOException {
        links.ensurePublic();
        try (var file = intake.take(bytes, name)) {
            return keep(id(from, message, file.sha256()), from, name, file);
        }
    }

    private static UUID id(CustomerRef from, String message, String sha256) {
        var words = String.join(
                "\n", from.merchant().value(), from.channel(), from.account(), from.externalId(), message, sha256);
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }

    private Attachment keep(UUID id, CustomerRef customer, @Nullable String name, MediaFile file) throws IOException {
        store.put(customer.merchant(), id, file);
        table.add(id, customer, plain(name), file);
        return find(id).orElseThrow();
    }

    /** Without folders and control characters, and not too long; absent when nothing is left. */
    private static @Nullable String plain(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return plain.isEmpty() ? null : Fit.shortened(plain, LONGEST_NAME);
    }

    /** The largest file that is kept, in bytes. */
    public long largest() {
        return intake.largest();
    }

    /** Whether files can be shown to anybody outside. */
    public boolean isPublic() {
        return links.isPublic();
    }

    public Optional<Attachment> find(UUID id) {
        return table.find(List.of(id)).stream().findFirst();
    }

    /** A file of this customer's conversation; absent when it is anybody else's. */
    public Optional<Attachment> find(CustomerRef customer, UUID id) {
        return table.find(customer, id);
    }

    /**
     * The files of a transcript.
     *
     * @param contents any; those without a file of the merchant's are passed over
     */
    public Map<Content, Attachment> of(MerchantId merchant, Collection<Content> contents) {
        var ids = new HashMap<Content, UUID>();
        for (var content : contents) {
            Optional.ofNullable(address(content)).flatMap(links::id).ifPresent(id -> ids.put(content, id));
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = table.find(ids.values()).stream()
                .filter(file -> file.merchant().equals(merchant))
                .collect(Collectors.toMap(Attachment::id, file -> file));
        return ids.entrySet().stream()
                .filter(entry -> found.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> found.get(entry.getValue())));
    }

    /**
     * The file at an address that a transcript or a {@link Part.Media} has, for channels that send the bytes themselves;
     * absent when it is none of ours or not there.
     */
    public Optional<Attachment> at(String address) {
        return links.id(address).flatMap(this::find).filter(Attachment::isStored);
    }

    /** The bytes of a stored file. */
    public Resource open(Attachment attachment) {
        return store.get(attachment.merchant(), attachment.id());
    }

    /** An address of ours as a new public link, which lasts; any other address, or without such links any, as it is. */
    public String renewed(String address) {
        return links.id(address)
                .filter(id -> links.isPublic())
                .map(links::publicly)
                .orElse(address);
    }

    /** Files that customers sent and took back are gone with the message, wherever they lie. */
    @EventListener
    void on(MessageTakenBack taken) {
        unwanted(taken.from().merchant(), taken.contents().stream());
    }

    @EventListener
    void on(MessagesForgotten forgotten) {
        unwanted(forgotten.merchant(), forgotten.messages().stream().map(MessagesForgotten.Forgotten::content));
    }

    private void unwanted(MerchantId merchant, Stream<Content> contents) {
        var ids = contents.map(Media::address)
                .filter(Objects::nonNull)
                .flatMap(address -> links.id(address).stream())
                .toList();
        if (!ids.isEmpty()) {
            table.takenBack(merchant, ids);
        }
    }

    private static @Nullable String address(Content content) {
        if (content instanceof Content.Image image) {
            return image.url();
        }
        return content instanceof Content.File file ? file.url() : null;
    }
}
