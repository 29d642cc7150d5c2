namespace Itog.Conference;

/// <summary>The place of an in-process subscriber in a room. Whoever attached owns it; disposing of it detaches. Any thread may call it.</summary>
public interface IRoomAttachment : IAsyncDisposable
{
    /// <summary>Wishes for a key frame of what fills <paramref name="slot"/> now, from which decoding can start. Many wishes become few requests.</summary>
    void RequestKeyFrame(Slot slot);
}
