namespace Itog.Queue.Hub;

/// <summary>How many calls a connection may still make: a bucket that fills again with time. One per connection; its calls are not concurrent.</summary>
public sealed class CallBudget(int burst, int perSecond, TimeProvider time)
{
    private double _left = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes one call; false when the page must slow down.</summary>
    public bool TryTake()
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
