namespace Itog.Queue.Day;

/// <summary>What a participant asks help with, by the button on his page: words are not needed when the sound is gone.</summary>
public enum HelpNeed
{
    Sound,
    Picture,
    Card,
    Other,
}
