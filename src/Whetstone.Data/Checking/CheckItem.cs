namespace Whetstone.Data;

/// <summary>One example as a check sees it.</summary>
/// <param name="Name">What messages call it: a path, or a set and an index.</param>
/// <param name="ForTraining">Whether it is for training or for testing.</param>
/// <param name="Label">Its label as people read it; called once, by any thread, and throws like <paramref name="Read"/>.</param>
/// <param name="Read">Reads it; throws an <see cref="IOException"/> if it is damaged. Called once, by any thread.</param>
public sealed record CheckItem(string Name, bool ForTraining, Func<string> Label, Func<CheckedContent> Read)
{
    /// <summary>The names of the things that it shows, which are counted instead of its label; null if a label is all there is. Called as <see cref="Label"/> is.</summary>
    public Func<IReadOnlyList<string>>? Things { get; init; }
}

/// <summary>What a check needs to know of an example's content.</summary>
/// <param name="Size">Its extents as people read them: <c>3x32x32</c>.</param>
/// <param name="Hash">A hash of extents and content: the same for the same content.</param>
/// <param name="NotFinite">How many of its numbers are NaN or infinite.</param>
public sealed record CheckedContent(string Size, string Hash, int NotFinite = 0);
