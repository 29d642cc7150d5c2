namespace Itog.Queue.Hub;

/// <summary>How many calls may still be made: a bucket that fills again with time. Called from any thread.</summary>
public sealed class CallBudget(int burst, double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _left = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes one call; false when the page must slow down.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(burst, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
