package chat.baton.team;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/** People's sessions are rows, so that any node knows who is signed in, and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** What another version of Baton wrote and this one cannot read is not there: its owner signs in once more. */
    @Bean
    ConversionService springSessionConversionService() {
        var reading = new DeserializingConverter(Sessions.class.getClassLoader());
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reading.convert(bytes);
            } catch (SerializationFailedException e) {
                LOG.info("A session of another version is read as empty");
                return null;
            }
        });
        return conversions;
    }
}
