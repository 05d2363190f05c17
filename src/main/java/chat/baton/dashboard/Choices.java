package chat.baton.dashboard;

import chat.baton.catalogue.Catalogue;
import chat.baton.core.MerchantId;
import chat.baton.flow.Flows;
import chat.baton.handover.TransferAction;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an agent can have the bot start when they give a conversation back. */
@Component
class Choices {

    private final Catalogue catalogue;
    private final Flows flows;

    Choices(Catalogue catalogue, Flows flows) {
        this.catalogue = catalogue;
        this.flows = flows;
    }

    /** Under one heading. */
    record Group(String label, List<Choice> choices) {}

    /** @param value for {@link #action} */
    record Choice(String label, String value) {}

    List<Group> of(MerchantId merchant) {
        return List.of(
                new Group(
                        "Flows",
                        flows.startable(merchant).stream()
                                .map(flow -> new Choice(flow.name(), "start-flow:" + flow.key()))
                                .toList()),
                new Group(
                        "Collections",
                        catalogue.collections(merchant).stream()
                                .map(found -> new Choice(found.title(), "start-collection:" + found.code()))
                                .toList()),
                new Group(
                        "Products",
                        catalogue.products(merchant).stream()
                                .map(found -> new Choice(found.title(), "start-product:" + found.code()))
                                .toList()));
    }

    /** @throws Unusable when the value is none of ours */
    static TransferAction action(String value) {
        var parts = value.split(":", 2);
        return Unusable.unlessReadable(() -> TransferAction.of(parts[0], parts.length > 1 ? parts[1] : null));
    }
}
