namespace Whetstone.Graphs;

/// <summary>Keeps the values used last, and drops the others.</summary>
/// <param name="capacity">How many it keeps.</param>
internal sealed class RecentCache<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> known = [];
    private readonly LinkedList<(TKey Key, TValue Value)> byUse = [];

    internal int Count => known.Count;

    /// <summary>The value of a key, made if it is not there.</summary>
    internal TValue Get(TKey key, Func<TValue> make)
    {
        if (known.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node)) byUse.Remove(node);
        else
        {
            node = new((key, make()));
            known[key] = node;
            if (known.Count > capacity)
            {
                known.Remove(byUse.Last!.Value.Key);
                byUse.RemoveLast();
            }
        }
        byUse.AddFirst(node);
        return node.Value.Value;
    }
}
