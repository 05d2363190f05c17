package chat.baton.team;

import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the merchants' people are at work. */
@Service
@Transactional
public class Offices {

    private final OfficeTable table;
    private final MerchantTable merchants;
    private final Clock clock;

    Offices(OfficeTable table, MerchantTable merchants, Clock clock) {
        this.table = table;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OfficeHours of(MerchantId merchant) {
        return table.find(merchant).orElse(OfficeHours.ROUND_THE_CLOCK);
    }

    public void put(MerchantId merchant, OfficeHours hours) {
        table.put(merchant, hours);
    }

    /** Present while it is out of the merchant's hours. */
    @Transactional(readOnly = true)
    public Optional<Absence> absence(MerchantId merchant) {
        return table.find(merchant)
                .flatMap(hours -> absence(hours, merchants.find(merchant).orElseThrow()));
    }

    private Optional<Absence> absence(OfficeHours hours, Merchant merchant) {
        var now = LocalDateTime.ofInstant(clock.instant(), merchant.timeZone());
        return hours.openAt(now) ? Optional.empty() : Optional.of(Absence.of(hours, now, merchant.language()));
    }
}
