package chat.baton.benchmark;

import java.time.Duration;

/** What a merchant may count on. */
enum Term {
    BUSY_DAY(new BusyDay()),
    WHATSAPP_NUMBER(new WhatsAppLoad()),
    NUMBERED(new Numbered()),
    BULK(new InBulk()),
    HELP_RUSH(new HelpRush()),
    API_DOWN(new ApiDown());

    interface Trial {

        /** @param length how long it takes, where it takes long */
        Outcome on(Stage stage, Machine machine, Duration length) throws Exception;
    }

    private final Trial trial;

    Term(Trial trial) {
        this.trial = trial;
    }

    Outcome tried(Stage stage, Machine machine, Duration length) throws Exception {
        return trial.on(stage, machine, length);
    }
}
