namespace Itog.Server.Post;

/// <summary>The post did not take a letter; <see cref="Exception.Message"/> is for the organizer. Ends one try of one letter.</summary>
internal sealed class PostRefusedException(string message, bool forGood, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it is pointless to try again: the address itself is refused.</summary>
    public bool ForGood { get; } = forGood;
}
