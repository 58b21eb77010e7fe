namespace Whetstone.Weights;

/// <summary>How names stand in a file of MXNet.</summary>
public enum ParamsKeys
{
    /// <summary>As they are: <c>0.weight</c> for Gluon's <c>load_parameters</c>.</summary>
    Plain,

    /// <summary>With <c>arg:</c> before what is learned and <c>aux:</c> before running statistics, for <c>mx.model.load_checkpoint</c>.</summary>
    Checkpoint,
}
