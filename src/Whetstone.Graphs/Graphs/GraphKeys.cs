namespace Whetstone.Graphs;

/// <summary>Names of the collections that the library itself fills: TensorFlow's <c>tf.GraphKeys</c>.</summary>
public static class GraphKeys
{
    /// <summary>Variables that optimisers change.</summary>
    public const string TrainableVariables = "trainable_variables";

    /// <summary>All variables.</summary>
    public const string GlobalVariables = "variables";

    /// <summary>Operations that train.</summary>
    public const string TrainOp = "train_op";
}
