package chat.baton.sandbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

/** A customer's phone, to try everything without any account. */
@InSandbox
@Controller
class PhonePage {

    private static final List<String> ATTACHMENTS = List.of("image", "file", "location", "contact");

    private final StandIns channels;
    private final List<DemoAccount> accounts;
    private final Phones phones;

    PhonePage(StandIns channels, List<DemoAccount> accounts, Phones phones) {
        this.channels = channels;
        this.accounts = accounts;
        this.phones = phones;
    }

    /**
     * Anna's on the first channel, unless the address says otherwise: several tabs are several customers.
     *
     * @param customer an id in the form of the channel; any other is taken for Anna's
     */
    @GetMapping("/sandbox")
    String phone(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String customer,
            Model model) {
        var played = channel == null ? channels.all().get(0) : channels.of(channel);
        var persona = customer != null && played.isCustomerId(customer)
                ? Persona.of(played, customer)
                : Persona.known(played).get(0);
        model.addAttribute("channel", played);
        model.addAttribute("channels", channels.all());
        model.addAttribute("places", places());
        model.addAttribute("look", look(played));
        var can = played.wire().gestures();
        model.addAttribute("can", can);
        model.addAttribute(
                "attachments", ATTACHMENTS.stream().filter(can::contains).toList());
        model.addAttribute("hours", played.window().map(Duration::toHours).orElse(null));
        model.addAttribute("colleagues", played.wire().has(Happening.ColleagueAnswered.class));
        model.addAttribute("persona", persona);
        model.addAttribute("known", Persona.known(played));
        model.addAttribute("stranger", !Persona.known(played).contains(persona));
        return "sandbox/phone";
    }

    /** Channels without a phone, which have a page of their own instead. */
    private List<DemoAccount> places() {
        return accounts.stream()
                .filter(account ->
                        !(account instanceof StandIn) && account.page().isPresent())
                .toList();
    }

    /** The channel's own style sheet is found by its name; absent when it looks like any other. */
    private static @Nullable String look(StandIn channel) {
        var path = "/sandbox/" + channel.kind() + ".css";
        return new ClassPathResource("/static" + path).exists() ? path : null;
    }

    @GetMapping("/sandbox/phone/{channel}")
    String newCustomer(@PathVariable String channel) {
        var stranger = Persona.stranger(channels.of(channel));
        return "redirect:"
                + UriComponentsBuilder.fromPath("/sandbox")
                        .queryParam("channel", channel)
                        .queryParam("customer", "{id}")
                        .encode()
                        .buildAndExpand(stranger.id());
    }

    @ResponseBody
    @GetMapping(path = "/sandbox/phone/{channel}/{customer}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @PathVariable String channel,
            @PathVariable String customer,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String after) {
        return phones.of(channel, customer).screen().open(after);
    }

    /** The same as one list, for tests and curl. */
    @ResponseBody
    @GetMapping("/sandbox/phone/{channel}/{customer}/history")
    List<Shown> history(@PathVariable String channel, @PathVariable String customer) {
        return phones.of(channel, customer).screen().history();
    }
}
