/**
 * Purposes of the twin's random numbers, 0x02xx; codes are never reused.
 *
 * Demand has one stream per replication: customers of the whole horizon at rate n·a, each with a reservation price,
 * of whom those buy who are willing to pay the price in force. So every plan meets the same customers, at the same
 * moments, whatever its prices and boundaries. Replenishment and decay have one stream per replication and cycle
 * number (entity `a`): gaps and lifetimes count from the cycle's start, so that the m-th cycles of two plans share
 * them, however long they are. Decay is a unit-rate process run by the stock's own hazard ∫ λI dt, one number per
 * unit that decays, so that two plans stay in step as long as their stocks are alike.
 */
export const purposes = { demand: 0x0201, replenishment: 0x0202, decay: 0x0203 } as const;
