/** Sources, and how to get the same on the command line. */
export function Colophon() {
  return (
    <footer class="colophon">
      <p>
        R. Kleber, K. Inderfurth, P. Kelle (2014), “Combined sourcing and inventory management using capacity
        reservation and spot market”, FEMM Working Paper 5/2014. H. Sabahno (2008), “Optimal policy for a
        deteriorating inventory model with finite replenishment rate, price dependent demand rate and cycle
        length dependent price”.
      </p>
      <p>
        Every result is an experiment file; <code>hedgerow reproduce</code> computes them all on the command
        line, <code>hedgerow reproduce sourcingLatticeSearch</code> the search, with the same rows.
      </p>
    </footer>
  );
}
