namespace Itog.Queue.Protocol;

/// <summary>The field for notes of task 2.</summary>
public sealed record NotesView(bool Allowed, string Text);
