package chat.baton.channel;

import chat.baton.channel.TemplatesUnknown.Why;
import chat.baton.conversation.CustomerRef;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks the provider which texts it has approved; each time anew, as it may take an approval back at any time. */
@Service
public class ApprovedTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovedTemplates.class);

    private final Accounts accounts;
    private final ProducerTemplate routes;

    ApprovedTemplates(Accounts accounts, ProducerTemplate routes) {
        this.accounts = accounts;
        this.routes = routes;
    }

    /**
     * Those that can be sent to the customer, by name and language; none where the channel has none. Waits for the provider,
     * so not within a transaction.
     *
     * @throws TemplatesUnknown when the provider does not tell
     */
    @SuppressWarnings("unchecked")
    public List<ApprovedTemplate> of(CustomerRef customer) {
        var route = "direct:offer-" + customer.channel();
        if (routes.getCamelContext().hasEndpoint(route) == null) {
            return List.of();
        }
        var account = accounts.get(customer.channel(), customer.account());
        var exchange = routes.request(route, it -> it.setProperty(Channel.ACCOUNT, account));
        if (exchange.getException() != null) {
            throw unknown(account, exchange);
        }
        return exchange.getMessage().getBody(List.class);
    }

    private static TemplatesUnknown unknown(Account account, Exchange exchange) {
        var known = exchange.getException(TemplatesUnknown.class);
        LOG.warn(
                "{} does not tell its templates: {}",
                account,
                known == null ? Failure.describe(exchange.getException()) : known.getMessage());
        return known == null ? new TemplatesUnknown(Why.UNREACHABLE, null) : known;
    }
}
