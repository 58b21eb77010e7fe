namespace Whetstone.Nn;

/// <summary>What turns the feature maps of a <see cref="Body"/> into classes. Not initialised; convolutions and fully connected layers start by Kaiming's normal rule, biases at 0.</summary>
public static class Head
{
    /// <summary>fastai's head: pooling by maximum and mean, then fully connected layers, each after batch normalisation and dropout. Shape: [N, features, H, W] → [N, classes].</summary>
    /// <param name="features">Feature maps that come in; 0 to learn it from the first input.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="hidden">Units of the layers before the last; one of 512 if left out.</param>
    /// <param name="dropout">Probability with which units are left out before the last layer, in [0, 1); before the others it is half of that.</param>
    /// <param name="normalize">Whether the result is normalised too (fastai's <c>bn_final</c>).</param>
    public static Sequential Create(int features, int classes, IReadOnlyList<int>? hidden = null, double dropout = 0.5, bool normalize = false)
    {
        int[] sizes = [2 * features, .. hidden ?? [512], classes];
        Sequential head = new(new AdaptiveConcatPool2d(1), new Flatten());
        for (int i = 1; i < sizes.Length; i++)
        {
            bool last = i == sizes.Length - 1;
            head.Add(new BatchNorm1d(sizes[i - 1]), new Dropout(last ? dropout : dropout / 2), Start(new Linear(sizes[i - 1], sizes[i])));
            if (!last) head.Add(new Relu());
        }
        return normalize ? head.Add(new BatchNorm1d(classes, momentum: 0.01f)) : head;
    }

    /// <summary>The head of fastai's course: pooling by maximum and mean, and one fully connected layer. Shape: [N, features, H, W] → [N, classes].</summary>
    /// <param name="features">Feature maps that come in; 0 to learn it from the first input.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Simple(int features, int classes) => new(new AdaptiveConcatPool2d(1), new Flatten(), Start(new Linear(2 * features, classes)));

    private static Linear Start(Linear layer)
    {
        layer.Weight.Default = Initial.KaimingNormal();
        layer.Bias!.Default = Initial.Zeros;
        return layer;
    }
}
