namespace Itog.Conference.Rooms;

/// <summary>
/// Bounds what is done about losses by what is done anyway: so much for each unit that passed, and a burst that passing units refill.
/// Needs no clock, so that a stream which stands still earns nothing. A value within its owner; worker thread.
/// </summary>
/// <param name="share">What each unit that passed allows.</param>
/// <param name="burst">Allowed at once, and at first; as much may be owed.</param>
internal struct ShareBudget(double share, int burst)
{
    // Counted from the full budget, so that nothing has to be set up.
    private double _spent;

    /// <summary>Whole units that may be spent now.</summary>
    /// <param name="mayOwe">For what matters more than the rest, which then waits until the debt is paid.</param>
    public readonly int Left(bool mayOwe) => (int)Math.Max(0, (mayOwe ? 2 * burst : burst) - _spent);

    /// <summary>Units have passed.</summary>
    public void Earn(long units) => _spent = Math.Max(0, _spent - (units * share));

    public void Spend(int units) => _spent += units;
}
