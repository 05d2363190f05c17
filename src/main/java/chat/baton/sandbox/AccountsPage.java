package chat.baton.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every account of the sandbox with its ids and demo secrets. */
@InSandbox
@Controller
class AccountsPage {

    private final List<DemoAccount> accounts;
    private final OwnAddress own;

    AccountsPage(List<DemoAccount> accounts, OwnAddress own) {
        this.accounts = accounts;
        this.own = own;
    }

    @GetMapping("/sandbox/accounts")
    String accounts(Model model) {
        model.addAttribute("accounts", accounts.stream().map(this::entry).toList());
        return "sandbox/accounts";
    }

    private Entry entry(DemoAccount account) {
        return new Entry(
                account,
                own.of(account.hook()),
                own.of(account.endpoint()),
                account.page().map(own::of).orElse(null),
                new TreeMap<>(account.account()));
    }

    /**
     * @param webhook  where the provider reports to
     * @param provider what stands for the provider's base address
     * @param page     a page of its own
     * @param settings by name, sorted
     */
    record Entry(
            DemoAccount account, String webhook, String provider, @Nullable String page, Map<String, String> settings) {

        public boolean hasPhone() {
            return account instanceof StandIn;
        }
    }
}
