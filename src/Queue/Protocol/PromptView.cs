using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>What the participant has to say to the recording at the running stage. <paramref name="Reminder"/> is what the interlocutor says to one who forgot.</summary>
public sealed record PromptView(Spoken What, string Text, string Reminder, bool Said);
