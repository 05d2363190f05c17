package chat.baton.flow;

import chat.baton.checkout.CartId;
import chat.baton.checkout.OrderId;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Step;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;

/** What a step reads and writes of its flow: ids, strings, numbers and booleans, each name standing here once. */
record FlowContext(DelegateExecution execution, PvmActivity activity) {

    static final String MERCHANT = "merchant";
    static final String PRODUCT = "product";
    static final String PRODUCT_TITLE = "productTitle";
    static final String PRODUCT_CHOICES = "productChoices";
    static final String PRODUCT_COUNT = "productCount";
    static final String COLLECTION = "collection";
    static final String COLLECTION_TITLE = "collectionTitle";
    static final String VARIANT = "variant";
    static final String VARIANT_COUNT = "variantCount";
    static final String VARIANT_CHOICES = "variantChoices";
    static final String QUANTITY = "quantity";
    static final String CART = "cart";
    static final String CART_TEXT = "cartText";
    static final String CART_COUNT = "cartCount";
    static final String CART_CHOICES = "cartChoices";
    static final String DELIVERY = "delivery";
    static final String DELIVERY_CHOICES = "deliveryChoices";
    static final String TOTAL = "total";
    static final String STOCK_LEFT = "stockLeft";
    static final String SOLD_OUT_TITLE = "soldOutTitle";
    static final String SOLD_OUT_VARIANT = "soldOutVariant";
    static final String CONTACT_NAME = "contactName";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String ADDRESS = "address";
    static final String ORDER = "order";
    static final String ORDER_NUMBER = "orderNumber";
    static final String PAYMENT_STATUS = "paymentStatus";

    private static final int MOST_VARIABLES = 200;

    /** See {@link KeptAnswers}. */
    static final String KEPT_ANSWERS = "keptAnswers";
    /** Keys of the steps whose answers people corrected since the flow was paused, set apart by commas. */
    static final String CORRECTED_STEPS = "correctedSteps";

    private static final String TAKEOVER = "takeover";

    /** The step that runs now. */
    FlowContext(DelegateExecution execution) {
        this(execution, ((ExecutionEntity) execution).getActivity());
    }

    /** Whether it is a customer's flow, not the takeover that runs beside it. */
    static boolean isFlow(DelegateExecution execution) {
        return isFlow(((ExecutionEntity) execution).getProcessDefinition().getKey());
    }

    static boolean isFlow(String key) {
        return !key.equals(TAKEOVER);
    }

    ConversationId conversation() {
        return ConversationId.of(execution.getProcessBusinessKey());
    }

    MerchantId merchant() {
        return DraftTenant.owner(execution.getTenantId());
    }

    /** @return what the author set on this step, variables filled in; absent when not set, or nothing but blanks */
    @Nullable
    String setting(String name) {
        var value = StepSettings.of(activity).text(name, execution);
        return value == null || value.isBlank() ? null : value;
    }

    /** As {@link #setting}, written for everybody, whatever the customer's language. */
    @Nullable
    String original(String name) {
        var value = StepSettings.of(activity).original(name, execution);
        return value == null || value.isBlank() ? null : value;
    }

    /** In which the customer is spoken to. */
    Locale language() {
        return StepSettings.of(activity).language(execution);
    }

    /** Our own words in that language. */
    String words(String key, Object... values) {
        return OwnWords.in(language(), key, values);
    }

    String amount(Money amount) {
        return amount.format(OwnWords.region(language()));
    }

    String setting(String name, String otherwise) {
        var value = setting(name);
        return value == null ? otherwise : value;
    }

    /** @throws FlowMistake when the author set none */
    String required(String name) {
        var value = setting(name);
        if (value == null) {
            throw new FlowMistake(execution, "needs the property \"" + name + "\"");
        }
        return value;
    }

    /** A setting that lists variables, set apart by commas; empty when not set. */
    List<String> names(String setting) {
        return Stream.of(setting(setting, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Optional<String> string(String variable) {
        return Optional.ofNullable(execution.getVariable(variable)).map(Object::toString);
    }

    /** @throws FlowMistake when no earlier step set it */
    String requiredVariable(String variable) {
        return string(variable)
                .orElseThrow(() ->
                        new FlowMistake(execution, "needs the variable \"" + variable + "\", set by an earlier step"));
    }

    /** @throws FlowMistake when no earlier step set it to a whole number */
    int requiredNumber(String variable) {
        try {
            return Integer.parseInt(requiredVariable(variable));
        } catch (NumberFormatException e) {
            throw new FlowMistake(execution, "needs a whole number in the variable \"" + variable + "\"");
        }
    }

    Optional<CartId> cart() {
        return string(CART).map(id -> new CartId(UUID.fromString(id)));
    }

    Optional<OrderId> order() {
        return string(ORDER).map(id -> new OrderId(UUID.fromString(id)));
    }

    /** @throws FlowMistake when the flow has too many already */
    void set(String variable, @Nullable Object value) {
        var variables = execution.getVariableNames();
        if (variables.size() >= MOST_VARIABLES && !variables.contains(variable)) {
            throw new FlowMistake(execution, "would be the one to set more than " + MOST_VARIABLES + " variables");
        }
        execution.setVariable(variable, value);
    }

    /** This step among all that a flow and those it calls have: {@code flow/step}. */
    String stepKey() {
        return stepKey(((ExecutionEntity) execution).getProcessDefinition().getKey(), activity.getId());
    }

    static String stepKey(String flow, String step) {
        return flow + "/" + step;
    }

    /** This step, going on by itself. */
    Step step() {
        return step(null, ((ActivityExecution) execution).isConcurrent());
    }

    /** This step, waiting for the customer. */
    Step waitingStep() {
        return step(execution.getId(), false);
    }

    private Step step(@Nullable String waiting, boolean beside) {
        var definition = ((ExecutionEntity) execution).getProcessDefinition();
        var id = execution.getCurrentActivityId();
        var name = Optional.ofNullable(execution.getCurrentActivityName()).orElse(id);
        return new Step(definition.getKey(), definition.getVersion(), id, name, waiting, beside)
                .speaking(StepSettings.of(activity).instead(execution));
    }
}
