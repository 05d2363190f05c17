package chat.baton.flow;

import chat.baton.conversation.Content;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A phone number, kept as E.164, for example {@code +4930901820}. */
class PhoneQuestion extends Question {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String region;

    PhoneQuestion(FlowContext flow, String region) {
        super(flow);
        this.region = region;
    }

    @Override
    Reading read(Content content) {
        try {
            var number = NUMBERS.parse(typed(content), region);
            return NUMBERS.isValidNumber(number) ? fit(NUMBERS.format(number, PhoneNumberFormat.E164)) : misfit();
        } catch (NumberParseException e) {
            return misfit();
        }
    }

    private Reading misfit() {
        return misfit("misfit.phone", example());
    }

    private String example() {
        var example = NUMBERS.getExampleNumber(region);
        return example == null ? "+49 30 123456" : NUMBERS.format(example, PhoneNumberFormat.INTERNATIONAL);
    }
}
