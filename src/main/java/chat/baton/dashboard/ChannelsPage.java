package chat.baton.dashboard;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountStatus;
import chat.baton.channel.Accounts;
import chat.baton.channel.Connections;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a merchant connects channels and sees how they are doing. */
@Controller
@RequestMapping("/channels")
class ChannelsPage {

    static final Set<Role> ROLES = Set.of(Role.MERCHANT, Role.ADMIN);

    private static final String SETTING = "setting.";

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Connections connections;
    private final WebhookAddress webhooks;
    private final Team team;
    private final Clock clock;

    ChannelsPage(
            AccountDesk desk,
            Accounts accounts,
            Connections connections,
            WebhookAddress webhooks,
            Team team,
            Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.connections = connections;
        this.webhooks = webhooks;
        this.team = team;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("accounts", desk.of(me).stream().map(this::shown).toList());
        model.addAttribute("forms", connections.forms());
        return "dashboard/channels";
    }

    /** An account's line in the list. @param state {@code works}, {@code failing}, {@code expired}, {@code off} or {@code new} */
    record Shown(
            String channel,
            String name,
            String label,
            MerchantId merchant,
            String state,
            @Nullable String failure,
            @Nullable String failing,
            @Nullable String heard,
            @Nullable String took) {}

    private Shown shown(Account account) {
        var status = accounts.status(account);
        return new Shown(
                account.channel(),
                account.name(),
                form(account.channel()).label(),
                account.merchant(),
                state(account, status),
                status.failure(),
                ago(status.failingSince()),
                ago(status.lastWebhook()),
                ago(status.lastDelivery()));
    }

    private static String state(Account account, AccountStatus status) {
        if (!account.enabled()) {
            return "off";
        }
        if (status.failingSince() != null) {
            return status.tokenExpired() ? "expired" : "failing";
        }
        return status.lastWebhook() == null ? "new" : "works";
    }

    private @Nullable String ago(@Nullable Instant at) {
        return at == null ? null : Ago.before(at, clock.instant());
    }

    private AccountForm form(String channel) {
        var form = connections.forms().get(channel);
        if (form == null) {
            throw new NoSuchThing("channel " + channel);
        }
        return form;
    }

    private static AccountForm translated(AccountForm form) {
        var fields = form.fields().stream().map(ChannelsPage::translated).toList();
        return new AccountForm(
                form.label(), fields, form.steps().stream().map(Wording::here).toList());
    }

    private static AccountForm.Field translated(AccountForm.Field field) {
        return new AccountForm.Field(
                field.key(),
                Wording.here(field.label()),
                Wording.here(field.hint()),
                field.form(),
                field.secret(),
                field.required());
    }

    /** The form of a new account. */
    @GetMapping("/{channel}")
    String connect(@PathVariable String channel, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("channel", channel);
        model.addAttribute("form", translated(form(channel)));
        model.addAttribute("merchants", team.merchantsOf(me));
        model.addAttribute("webhook", webhooks.of(channel, "NAME"));
        return "dashboard/account";
    }

    @GetMapping("/{channel}/{name}")
    String show(
            @PathVariable String channel, @PathVariable String name, @AuthenticationPrincipal AgentId me, Model model) {
        var account = desk.look(channel, name, me);
        model.addAttribute("channel", channel);
        model.addAttribute("form", translated(form(channel)));
        model.addAttribute("account", shown(account));
        model.addAttribute(
                "settings",
                AccountJson.of(account, form(channel), "", accounts.status(account))
                        .settings());
        model.addAttribute("webhook", webhooks.of(account));
        model.addAttribute(
                "latest", desk.latest(account).stream().map(this::written).toList());
        return "dashboard/account";
    }

    /** Somebody who wrote to the account. */
    record Written(ConversationId conversation, String customer, String last) {}

    private Written written(Conversation conversation) {
        return new Written(
                conversation.id(), Names.customer(conversation), Objects.requireNonNull(ago(conversation.lastAt())));
    }

    @PostMapping("/{channel}")
    String save(
            @PathVariable String channel,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam Map<String, String> all,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        try {
            desk.connect(channel, name.strip(), merchant, settings(all), me);
            page.addFlashAttribute("done", Texts.of("channels.saved"));
            return "redirect:/channels/" + channel + "/" + name.strip();
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
            page.addFlashAttribute("typed", typed(channel, name, settings(all)));
            return "redirect:/channels/" + channel + (isMine(channel, name.strip(), me) ? "/" + name.strip() : "");
        }
    }

    private boolean isMine(String channel, String name, AgentId me) {
        return accounts.find(channel, name)
                .filter(account -> team.maySee(me, account.merchant()))
                .isPresent();
    }

    private static Map<String, String> settings(Map<String, String> all) {
        var settings = new LinkedHashMap<String, String>();
        all.forEach((key, value) -> {
            if (key.startsWith(SETTING)) {
                settings.put(key.substring(SETTING.length()), value);
            }
        });
        return settings;
    }

    /** What was typed, to be corrected; credentials have to be typed again. */
    private Map<String, String> typed(String channel, String name, Map<String, String> settings) {
        var typed = new LinkedHashMap<>(settings);
        typed.keySet().removeIf(form(channel)::isSecret);
        typed.put("name", name);
        return typed;
    }

    @PostMapping("/{channel}/{name}/enabled")
    String enable(
            @PathVariable String channel,
            @PathVariable String name,
            @RequestParam boolean enabled,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(
                channel,
                name,
                page,
                Texts.of(enabled ? "channels.switched-on" : "channels.switched-off"),
                () -> desk.enable(channel, name, enabled, me));
    }

    @PostMapping("/{channel}/{name}/test")
    String test(
            @PathVariable String channel,
            @PathVariable String name,
            @RequestParam ConversationId conversation,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(channel, name, page, Texts.of("channels.test-sent"), () -> {
            desk.test(desk.look(channel, name, me), conversation);
            page.addFlashAttribute("tested", conversation.toString());
        });
    }

    private static String back(String channel, String name, RedirectAttributes page, String done, Runnable deed) {
        try {
            deed.run();
            page.addFlashAttribute("done", done);
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/channels/" + channel + "/" + name;
    }
}
