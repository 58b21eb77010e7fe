using System.Collections;

namespace Whetstone.Graphs;

/// <summary>Values for a run: <c>feed_dict={x: 1., y: 5.2}</c> is <c>new() { [x] = 1.0, [y] = 5.2 }</c>.</summary>
/// <remarks>Any tensor of the graph can be fed, not only placeholders; what would have computed it does not run.</remarks>
public sealed class FeedDict : IEnumerable<KeyValuePair<Tensor, FeedValue>>
{
    private readonly List<KeyValuePair<Tensor, FeedValue>> feeds = [];

    /// <summary>Sets the value of a tensor.</summary>
    public FeedValue this[Tensor tensor]
    {
        set => Add(tensor, value);
    }

    /// <summary>Sets the value of a tensor; a later value replaces an earlier one.</summary>
    public void Add(Tensor tensor, FeedValue value)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        feeds.Add(new(tensor, value));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Tensor, FeedValue>> GetEnumerator() => feeds.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
