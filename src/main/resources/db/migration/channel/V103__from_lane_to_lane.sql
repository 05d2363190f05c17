-- Both queues are walked from customer to customer, by inbound_event_lane and delivery_first. Nobody asks in the order of arrival.
drop index inbound_event_queue;
drop index delivery_queue;
