namespace Whetstone.Graphs;

/// <content>Running what a tuple holds.</content>
public sealed partial class Session
{
    /// <summary>Computes two things in one run: <c>sess.run((a, b))</c>.</summary>
    public (Tensor?, Tensor?) Run((Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2], feedDict) is [var a, var b] ? (a, b) : default;

    /// <summary>Computes three things in one run: <c>sess.run((a, b, c))</c>.</summary>
    public (Tensor?, Tensor?, Tensor?) Run((Fetch, Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2, fetches.Item3], feedDict) is [var a, var b, var c] ? (a, b, c) : default;

    /// <summary>Computes four things in one run: <c>sess.run((a, b, c, d))</c>.</summary>
    public (Tensor?, Tensor?, Tensor?, Tensor?) Run((Fetch, Fetch, Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4], feedDict) is [var a, var b, var c, var d] ? (a, b, c, d) : default;

    /// <summary>Computes five things in one run: <c>sess.run((a, b, c, d, e))</c>.</summary>
    public (Tensor?, Tensor?, Tensor?, Tensor?, Tensor?) Run((Fetch, Fetch, Fetch, Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4, fetches.Item5], feedDict) is [var a, var b, var c, var d, var e] ? (a, b, c, d, e) : default;

    /// <summary>Computes six things in one run: <c>sess.run((a, b, c, d, e, f))</c>.</summary>
    public (Tensor?, Tensor?, Tensor?, Tensor?, Tensor?, Tensor?) Run((Fetch, Fetch, Fetch, Fetch, Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4, fetches.Item5, fetches.Item6], feedDict) is [var a, var b, var c, var d, var e, var f] ? (a, b, c, d, e, f) : default;

    /// <summary>Computes seven things in one run: <c>sess.run((a, b, c, d, e, f, g))</c>.</summary>
    public (Tensor?, Tensor?, Tensor?, Tensor?, Tensor?, Tensor?, Tensor?) Run((Fetch, Fetch, Fetch, Fetch, Fetch, Fetch, Fetch) fetches, FeedDict? feedDict = null) =>
        RunAll([fetches.Item1, fetches.Item2, fetches.Item3, fetches.Item4, fetches.Item5, fetches.Item6, fetches.Item7], feedDict) is [var a, var b, var c, var d, var e, var f, var g] ? (a, b, c, d, e, f, g) : default;
}
